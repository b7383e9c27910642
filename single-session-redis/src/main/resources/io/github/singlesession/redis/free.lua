-- SPDX-License-Identifier: Apache-2.0
-- Nearly every claim is a connection's, on a slot that says nothing: then there is nothing to decide. What follows would
-- decide the same, and costs Redis twice as much, for the functions that it makes.
if ARGV[6] == 'connect' and redis.call('EXISTS', KEYS[1]) == 0 and (ARGV[4] == '' or tonumber(ARGV[4]) >= now) then
    local line = digits(now) .. '|' .. string.gsub(ARGV[5], '|([^|]*)$', '|||%1')
    redis.call('SET', KEYS[1], line, 'PX', ARGV[3])
    return {'GRANTED', '1', line}
end
