-- SPDX-License-Identifier: Apache-2.0
-- Lists the leases of a key, oldest first. A script, so that it is asked of the master and at the server's time.
drop(function(one) return one.expiry <= now end)
return withLines({})
