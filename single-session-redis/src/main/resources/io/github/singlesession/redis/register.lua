-- SPDX-License-Identifier: Apache-2.0
-- What the scripts of the register of nodes share.
--
-- KEYS[1] zset: node -> end of its lease; KEYS[2] zset: node that left or was struck -> when it is forgotten
-- KEYS[3] hash: last = when a node was last heard, grace = until when there are no verdicts, count:<node> = its sessions
-- KEYS[4] hash: what all nodes follow; it stays until it is set anew
-- ARGV[2] what channels begin with
-- ARGV[3] for how many milliseconds nodes, and who is gone, are remembered
-- ARGV[4] lease, ARGV[5] silence, ARGV[6] grace, in microseconds
-- ARGV[7] the node that it is about, ARGV[8] the number of its sessions
local node = ARGV[7]

-- Whether for so long nobody was heard that the nodes, not one of them, must have been cut off.
local heard = redis.call('HGET', KEYS[3], 'last')
local silent = not heard or now - heard >= tonumber(ARGV[5])

local function gone()
    return redis.call('ZSCORE', KEYS[2], node)
end

local function hear()
    if silent then
        redis.call('HSET', KEYS[3], 'grace', digits(now + ARGV[6]))
    end
    redis.call('HSET', KEYS[3], 'last', digits(now))
    redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', digits(now))
end

local function keep()
    for i = 1, 3 do
        redis.call('PEXPIRE', KEYS[i], ARGV[3])
    end
end

local function append(answer, more)
    for i = 1, #more do
        answer[#answer + 1] = more[i]
    end
    return answer
end

-- Answers {'LIVE', time, how many settings, name, value, ..., node that is suspected, ...}.
local function live(sessions)
    redis.call('ZADD', KEYS[1], digits(now + ARGV[4]), node)
    redis.call('HSET', KEYS[3], 'count:' .. node, sessions)
    keep()
    local settings = redis.call('HGETALL', KEYS[4])
    local answer = append({'LIVE', digits(now), tostring(#settings / 2)}, settings)
    append(answer, redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', digits(now)))
    return append(answer, redis.call('ZRANGE', KEYS[2], 0, -1))
end

local function strike()
    redis.call('ZREM', KEYS[1], node)
    redis.call('HDEL', KEYS[3], 'count:' .. node)
    redis.call('ZADD', KEYS[2], digits(now + ARGV[3] * 1000), node)
    keep()
end

local function tell(other, said)
    redis.call('PUBLISH', ARGV[2] .. 'notice:' .. other, said)
end
