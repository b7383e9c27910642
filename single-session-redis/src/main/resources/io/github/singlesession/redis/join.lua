-- SPDX-License-Identifier: Apache-2.0
-- Makes a node live. Answers as live() does, or {'DEAD'}.
hear()
if gone() then
    keep()
    return {'DEAD'}
end
return live('0')
