--- Loads core.so, or explains in one line why it cannot be loaded.
local core_loader = {}

local ABI = 12

local NO_CORE = "core.so not found on package.cpath: build it for {lua} with LuaRocks or cmake"
local OTHER_LUA = "core.so was built for another Lua ({found} is missing): "
  .. "build it for {lua} with LuaRocks or cmake"
local REASONS = {
  { "^partnercenter needs [^\n]*", "{found}" }, -- the core's own message
  { "undefined symbol: (curl_%w+)", "the loaded libcurl has no {found}: install libcurl 7.87 or newer" },
  { "undefined symbol: (lua%w*_%w+)", OTHER_LUA },
  { "(libcurl[^%s:]*): cannot open shared", "{found} is missing: install libcurl 7.87 or newer" },
  { "(libcrypto[^%s:]*): cannot open shared", "{found} is missing: install OpenSSL 3" },
  { "(libssl[^%s:]*): cannot open shared", "{found} is missing: install OpenSSL 3" },
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

--- Loads the core.
---@return table|nil core
---@return string|nil problem one line
function core_loader.core()
  local found, core = pcall(require, "partnercenter.core")
  if not found then
    return nil, "partnercenter: the core cannot be loaded: " .. explain(tostring(core))
  elseif core.abi ~= ABI then
    return nil, ("partnercenter: core.so has ABI %s, the Lua files expect %d: rebuild and reinstall both")
      :format(tostring(core.abi), ABI)
  end
  return core
end

return core_loader
