-- SPDX-License-Identifier: Apache-2.0
-- The beginning of every script: the server's time, in microseconds since the epoch.
-- ARGV[1] is added to it; it is 0 but in tests. A double holds such times exactly until the year 2255.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2] + ARGV[1]

-- Writes a whole number down: tostring() would write 1.7636612345679e+15.
local function digits(number)
    return string.format('%.0f', number)
end
