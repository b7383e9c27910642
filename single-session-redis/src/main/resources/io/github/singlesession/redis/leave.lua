-- SPDX-License-Identifier: Apache-2.0
-- Takes a node out of the register and tells the others. Answers {}.
strike()
for _, other in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
    tell(other, 'v1|left|' .. node)
end
return {}
