-- SPDX-License-Identifier: Apache-2.0
-- Renews the lease of a node and tells it so. Answers as live() does, or {'DEAD'}.
hear()
if not redis.call('ZSCORE', KEYS[1], node) then
    keep()
    return {'DEAD'}
end
tell(node, 'v1|loopback')
return live(ARGV[8])
