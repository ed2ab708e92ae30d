--- Keeps the internals of public objects out of reach of `pairs`, `next` and metatables.
local core = require "partnercenter.core"

local private = {
  --- Makes the field `_private` of a public object.
  ---@type fun(inner: any, more: any): userdata
  seal = core.seal,

  --- The internals of a public object: `inner, more`, or nothing where it has none.
  ---@type fun(object: table): any, any
  of = core.unseal,
}

return private
