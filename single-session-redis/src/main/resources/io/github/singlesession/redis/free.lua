-- SPDX-License-Identifier: Apache-2.0
-- Nearly every claim is a connection's, on a slot that says nothing: then there is nothing to decide. What follows would
-- decide the same, and costs Redis twice as much, for the functions that it makes.
if ARGV[7] == 'connect' and (ARGV[4] == '' or tonumber(ARGV[4]) >= now) then
    local line = digits(now) .. '|' .. ARGV[5] .. '|||' .. ARGV[6]
    if redis.call('SET', KEYS[1], line, 'NX', 'PX', ARGV[3]) then
        return {'GRANTED', '1', line}
    end
end
