-- SPDX-License-Identifier: Apache-2.0
-- Says whether a node is dead; one whose lease has passed is struck. Answers {'LIVE'}, {'DEAD'} or {'UNKNOWN'}.
if gone() then
    return {'DEAD'}
end
if silent or now < tonumber(redis.call('HGET', KEYS[3], 'grace') or 0) then
    return {'UNKNOWN'}
end
if tonumber(redis.call('ZSCORE', KEYS[1], node) or 0) > now then
    return {'LIVE'}
end
strike()
return {'DEAD'}
