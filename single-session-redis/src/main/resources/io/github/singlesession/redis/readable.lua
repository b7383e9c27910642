-- SPDX-License-Identifier: Apache-2.0
-- A record that cannot be read is somebody's: it is left alone.
if not readable then
    return {'UNREADABLE', found}
end
