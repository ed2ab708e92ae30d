-- The core, or one line that says why it cannot be had and what helps.

local M = {}

local ABI = 4

local NO_CORE = "package.cpath leads to no partnercenter/core.so; build it with LuaRocks or cmake for {lua}"
local OTHER_LUA = "it was built for another Lua than {lua} ({found} is missing); "
  .. "build it with LuaRocks or cmake for this one"
local REASONS = {
  { "^partnercenter needs [^\n]*", "{found}" }, -- the core's own words
  { "undefined symbol: (curl_%w+)", "the libcurl that was loaded has no {found}; 7.87 or newer is needed" },
  { "undefined symbol: (lua%w*_%w+)", OTHER_LUA },
  { "(libcurl[^%s:]*): cannot open shared", "{found} is missing; install libcurl 7.87 or newer" },
  { "(libcrypto[^%s:]*): cannot open shared", "{found} is missing; install OpenSSL 3" },
  { "(libssl[^%s:]*): cannot open shared", "{found} is missing; install OpenSSL 3" },
  { "^module '[^\n]-' not found", NO_CORE },
}

local function explain(why)
  local jit = rawget(_G, "jit")
  local words = { lua = jit and jit.version:match "^LuaJIT %d+%.%d+" or _VERSION }
  for _, row in ipairs(REASONS) do
    words.found = why:match(row[1])
    if words.found then
      return (row[2]:gsub("{(%l+)}", words))
    end
  end
  return (why:gsub("%s+", " "))
end

---The core.
---@return table|nil core
---@return string|nil why one line
function M.core()
  local found, core = pcall(require, "partnercenter.core")
  if not found then
    return nil, "partnercenter: the core cannot be loaded: " .. explain(tostring(core))
  elseif core.abi ~= ABI then
    return nil, ("partnercenter: core.so (interface %s) and its Lua files (interface %d) do not belong "
      .. "together: build and install both again"):format(tostring(core.abi), ABI)
  end
  return core
end

return M
