-- SPDX-License-Identifier: Apache-2.0
-- Lists the nodes of the register. Answers {node, its sessions, node, its sessions, ...}.
local answer = {}
for _, other in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
    answer[#answer + 1] = other
    answer[#answer + 1] = redis.call('HGET', KEYS[3], 'count:' .. other) or '0'
end
return answer
