-- SPDX-License-Identifier: Apache-2.0
-- Asks whether a session still holds, moves its lease to the node that asks, and lets the slot's time run anew.
--
-- ARGV[4] session id, ARGV[5] the node that asks
--
-- Answers {the lease}, or {} if there is none.
forgetThePast()
local held = find(ARGV[4])
if held and held.node ~= ARGV[5] then
    held = lease(held.token, ARGV[5], held.session, held.client, held.expiry, held.since, held.connection)
    put(held)
end
save(held)
return {held and held.line}
