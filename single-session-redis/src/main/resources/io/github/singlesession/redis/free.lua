-- SPDX-License-Identifier: Apache-2.0
-- Nearly every claim is a connection's, on a slot that says nothing: then there is nothing to decide. What follows would
-- decide the same, and costs Redis twice as much, for the functions that it makes.
--
-- Answers {'GRANTED', token}: all else that the lease says stood in the claim.
if ARGV[7] == 'connect' and (ARGV[4] == '' or tonumber(ARGV[4]) >= now) then
    local token = digits(now)
    if redis.call('SET', KEYS[1], token .. '|' .. ARGV[5] .. '|||' .. ARGV[6], 'NX', 'PX', ARGV[3]) then
        return {'GRANTED', token}
    end
end
