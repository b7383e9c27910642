-- SPDX-License-Identifier: Apache-2.0
-- Releases the lease of a session.
--
-- ARGV[4] session id, ARGV[5] its token, 0 for any
--
-- Answers {'1' if it was released, else '0', leases left}.
forgetThePast()
local held = find(ARGV[4])
local released = held and (ARGV[5] == '0' or held.token == tonumber(ARGV[5]))
if released then
    drop(function(one) return one == held end)
end
save(false)
return {released and '1' or '0', tostring(#leases)}
