-- SPDX-License-Identifier: Apache-2.0
-- What the scripts of a slot share: the record of KEYS[1] in the text form that SlotText describes, read into a list of
-- leases and a header, changed as Slot changes, and written back.
--
-- KEYS[1] the slot
-- ARGV[2] what channels begin with
-- ARGV[3] for how many milliseconds at least a slot with a lease that is bound to its node is kept
--
-- Each script answers a list of strings. Where the record is not readable, it is {'UNREADABLE', record}.
local BOUND = math.huge -- the end of a lease that is bound to its node
local HOUR = 3600000000
local EXACT = 9007199254740991 -- the largest whole number that a double counts up to

local found = redis.call('GET', KEYS[1]) or ''
local readable = true
local leases = {} -- oldest first
local last, windowEnd, takeovers, revokedUpTo = 0, 0, 0, 0

local function field(number)
    return number == 0 and '' or digits(number)
end

-- Makes a lease; its line is its text form.
local function lease(token, node, session, client, expiry, since, connection)
    return {
        token = token, since = since, expiry = expiry,
        node = node, session = session, client = client, connection = connection,
        line = digits(token) .. '|' .. node .. '|' .. session .. '|' .. client .. '|'
            .. (expiry == BOUND and '' or digits(expiry)) .. '|'
            .. (since == token and '' or digits(since)) .. '|' .. connection
    }
end

local function number(text)
    local value = text == '' and 0 or tonumber(text)
    readable = readable and value <= EXACT
    return value
end

-- What a later release added to a line stands at its end; it is left in the lines of leases that do not change.
local function readHeader(line)
    local a, b, c, d = string.match(line .. '|', '^v1|(%d*)|(%d*)|(%d*)|(%d*)|')
    if not a then
        readable = false
        return
    end
    last, windowEnd, takeovers, revokedUpTo = number(a), number(b), number(c), number(d)
end

local function readLease(line)
    local token, node, session, client, expiry, since, connection =
        string.match(line .. '|', '^(%d+)|([^|]+)|([^|]+)|([^|]*)|(%d*)|(%d*)|([^|]*)|')
    if not token then
        readable = false
        return
    end
    leases[#leases + 1] = {
        token = number(token), since = since == '' and number(token) or number(since),
        expiry = expiry == '' and BOUND or number(expiry),
        node = node, session = session, client = client, connection = connection, line = line
    }
end

local function read()
    for line in string.gmatch(found .. '\n', '([^\n]*)\n') do
        if #leases == 0 and string.sub(line, 1, 1) == 'v' then
            readHeader(line)
        else
            readLease(line)
        end
    end
end

if found ~= '' then
    read()
end

-- The largest token among the leases.
local function largestHeld()
    local largest = 0
    for i = 1, #leases do
        largest = math.max(largest, leases[i].token)
    end
    return largest
end

-- The largest token that the slot knows to have been given.
local function largest()
    return math.max(last, revokedUpTo, largestHeld())
end

-- The header keeps the largest token only where no lease has it any more.
local function settle(given)
    last = given > largestHeld() and given or 0
end

local function drop(unwanted)
    local given, left = largest(), {}
    for i = 1, #leases do
        if not unwanted(leases[i]) then
            left[#left + 1] = leases[i]
        end
    end
    if #left < #leases then
        leases = left
        settle(given)
    end
end

local function find(session)
    for i = 1, #leases do
        if leases[i].session == session then
            return leases[i], i
        end
    end
end

-- Puts a lease in its place, instead of the one that its session has.
local function put(new)
    local given = largest()
    local _, position = find(new.session)
    leases[position or #leases + 1] = new
    table.sort(leases, function(a, b)
        return a.since < b.since or (a.since == b.since and a.token < b.token)
    end)
    settle(given)
end

-- Drops what stopped mattering: leases past their time, a window and a revocation gone by.
local function forgetThePast()
    drop(function(one) return one.expiry <= now end)
    local given = largest()
    local windowOver = windowEnd ~= 0 and now >= windowEnd
    local forgiven = revokedUpTo ~= 0 and now >= revokedUpTo + HOUR
    if windowOver then
        windowEnd, takeovers = 0, 0
    end
    if forgiven then
        revokedUpTo = 0
    end
    if windowOver or forgiven then
        settle(given)
    end
end

local function write()
    local lines = {}
    if last ~= 0 or windowEnd ~= 0 or takeovers ~= 0 or revokedUpTo ~= 0 then
        lines[1] = 'v1|' .. field(last) .. '|' .. field(windowEnd) .. '|' .. field(takeovers) .. '|' .. field(revokedUpTo)
    end
    for i = 1, #leases do
        lines[#lines + 1] = leases[i].line
    end
    return table.concat(lines, '\n')
end

-- Stores the slot for as long as it has something to say. Its time runs anew if it changed, or was asked about.
local function save(asked)
    local keepUntil = math.max(windowEnd, revokedUpTo == 0 and 0 or revokedUpTo + HOUR)
    local least = 1
    for i = 1, #leases do
        if leases[i].expiry == BOUND then
            least = tonumber(ARGV[3])
        else
            keepUntil = math.max(keepUntil, leases[i].expiry)
        end
    end
    if keepUntil == 0 and least == 1 then
        if found ~= '' then
            redis.call('DEL', KEYS[1])
        end
        return
    end
    local record = write()
    local milliseconds = digits(math.max(least, math.ceil((keepUntil - now) / 1000)))
    if record ~= found then
        redis.call('SET', KEYS[1], record, 'PX', milliseconds)
    elseif asked then
        redis.call('PEXPIRE', KEYS[1], milliseconds)
    end
end

-- Tells the node of a lease what became of it; what is said ends with the key, which is any text.
local function tell(lost, said)
    redis.call('PUBLISH', ARGV[2] .. 'notice:' .. lost.node,
        said .. '\n' .. lost.line .. '\n' .. string.sub(KEYS[1], #ARGV[2] + 2, -2))
end

local function withLines(answer)
    for i = 1, #leases do
        answer[#answer + 1] = leases[i].line
    end
    return answer
end
