-- SPDX-License-Identifier: Apache-2.0
-- Nearly every release is that of the one lease in a slot that says nothing else. What follows would decide the same, and
-- costs Redis twice as much, for the record that it takes apart.
local only = redis.call('GET', KEYS[1])
if not only then
    return {'0', '0'}
end
local token, session = string.match(only, '^(%d+)|[^|]+|([^|]+)|[^|]*||%d*|[^|\n]*$')
if session == ARGV[4] and (ARGV[5] == '0' or ARGV[5] == token) then
    redis.call('DEL', KEYS[1])
    return {'1', '0'}
end
