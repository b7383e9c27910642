-- SPDX-License-Identifier: Apache-2.0
-- Ends leases on purpose, remembers it for an hour, and tells their nodes.
--
-- ARGV[4] the session to end, '' for all of the key; ARGV[5] the reason, percent-encoded
--
-- Answers {leases left, lease that was ended, ...}, oldest first. To end all of a key clears a record that cannot be read:
-- nobody can be told, but what the record said is ended as well.
if not readable and ARGV[4] ~= '' then
    return {'UNREADABLE', found}
end
if not readable then
    leases, last, windowEnd, takeovers, revokedUpTo = {}, 0, 0, 0, 0
end
forgetThePast()
local ended = {}
for i = 1, #leases do
    if ARGV[4] == '' or leases[i].session == ARGV[4] then
        ended[#ended + 1] = leases[i]
        leases[i].ended = true
    end
end
if ARGV[4] == '' or #ended > 0 then
    local upTo = math.max(largest(), now)
    drop(function(one) return one.ended end)
    revokedUpTo = upTo
end
save(false)
local answer = {tostring(#leases)}
for i = 1, #ended do
    tell(ended[i], 'v1|revoked|' .. #leases .. '|' .. ARGV[5])
    answer[#answer + 1] = ended[i].line
end
return answer
