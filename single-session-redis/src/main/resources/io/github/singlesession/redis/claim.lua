-- SPDX-License-Identifier: Apache-2.0
-- Decides a claim, as ClaimDecision does, and tells the nodes of those who were displaced.
--
-- ARGV[4] the deadline in microseconds since the epoch, '' for none
-- ARGV[5] who claims: node|session id|client hash or ''
-- ARGV[6] the name of the connection, percent-encoded, or ''
-- ARGV[7] what for: 'connect', 'reserve|<microseconds>|<1 to extend>', 'reclaim|<former token>|<former since>'
-- ARGV[8] the rule: limit|<1 if the claim may displace>|takeovers that a window allows|microseconds of the window
-- ARGV[9] nodes that are suspected, ARGV[10] nodes that are dead, each as 'node,node,'
--
-- Answers {'GRANTED', leases now, lease, cause, lease displaced for it, cause, ...}
-- or {'DENIED', reason, microseconds until it may succeed, lease that holds, ...}, oldest first.
if ARGV[4] ~= '' and tonumber(ARGV[4]) < now then
    return {'DENIED', 'EXPIRED', '0'}
end

local node, session, client = string.match(ARGV[5], '^([^|]*)|([^|]*)|([^|]*)$')
local connection = ARGV[6]
local kind, first, second = string.match(ARGV[7], '^(%a+)|?(%d*)|?(%d*)$')
local limit, mayDisplace, budget, window = string.match(ARGV[8], '^(%d+)|(%d)|(%d+)|(%d+)$')
limit = tonumber(limit)

local former = kind == 'reclaim' and tonumber(first) or 0
local token = math.max(largest() + 1, former + 1, now)
if token > EXACT then
    return redis.error_reply('ERR the token after ' .. digits(token) .. ' would not be larger')
end

local function named(lease, nodes)
    return lease.expiry == BOUND and string.find(',' .. nodes, ',' .. lease.node .. ',', 1, true)
end

forgetThePast()
if ARGV[10] ~= '' then
    drop(function(one) return named(one, ARGV[10]) end)
end

local function granted(new, displaced)
    if new.line ~= (find(session) or {}).line then
        put(new)
    end
    save(true)
    local answer = {'GRANTED', tostring(#leases), new.line}
    for i = 1, #displaced do
        local lost = displaced[i]
        tell(lost, 'v1|displaced|' .. lost.cause .. '|' .. session .. '|' .. #leases .. '|' .. digits(new.token))
        answer[#answer + 1] = lost.cause
        answer[#answer + 1] = lost.line
    end
    return answer
end

local function denied(reason, after)
    save(false)
    return withLines({'DENIED', reason, digits(after)})
end

local held = find(session)
if held and kind == 'reserve' then
    if second == '1' and held.expiry ~= BOUND then
        held = lease(held.token, held.node, session, held.client, now + first, held.since, held.connection)
    end
    return granted(held, {})
end
if held then
    local stays = held.expiry == BOUND and held.node == node
    return granted(stays and held or lease(token, node, session, client, BOUND, held.since, connection), {})
end

if kind == 'reclaim' then
    if former <= revokedUpTo then
        save(false)
        return {'DENIED', 'REVOKED', '0'}
    end
    if #leases >= limit then
        return denied('OCCUPIED', 0)
    end
    return granted(lease(token, node, session, client, BOUND, tonumber(second), connection), {})
end

-- Who must go: the same client first, whatever the policy; then the stale, then the oldest.
local displaced = {}
local function displace(cause, most, wanted)
    for i = 1, #leases do
        if most > 0 and not leases[i].cause and wanted(leases[i]) then
            leases[i].cause = cause
            displaced[#displaced + 1] = leases[i]
            most = most - 1
        end
    end
    return most
end

if client ~= '' then
    displace('RESUMED', #leases, function(one) return one.client == client end)
end
local resumed = #displaced > 0
local budgetSpent = takeovers >= tonumber(budget)
if resumed and budgetSpent then
    return denied('TAKEOVER_LIMIT', windowEnd - now)
end
local tooMany = #leases - #displaced - limit + 1
if tooMany > 0 then
    if mayDisplace == '0' then
        return denied('OCCUPIED', 0)
    end
    if budgetSpent then
        return denied('TAKEOVER_LIMIT', windowEnd - now)
    end
    tooMany = displace('DISPLACED', tooMany, function(one) return named(one, ARGV[9]) end)
    displace('DISPLACED', tooMany, function() return true end)
end
if #displaced > 0 then
    drop(function(one) return one.cause end)
    windowEnd = windowEnd == 0 and now + window or windowEnd
    takeovers = takeovers + 1
end
return granted(
    lease(token, node, session, client, kind == 'reserve' and now + first or BOUND, token, connection), displaced)
