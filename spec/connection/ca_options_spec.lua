-- The trusted authorities: every combination of the three options, the two variables and libcurl's built-in
-- authorities, against a server of each.

local certificates = require "spec.support.servers.certificates"
local core = require "partnercenter.core"
local raw = require "spec.support.servers.raw"

local OPTIONS = { "ca_file", "ca_path", "extra_ca_file" }
local VARIABLES = { "PARTNERCENTER_CA_FILE", "SSL_CERT_FILE" }
local NAMES = { "ca_file", "ca_path", "extra_ca_file", "PARTNERCENTER_CA_FILE", "SSL_CERT_FILE", "system" }
-- No sanitizer build: a sanitizer must be the first library.
local FILES = "LUA_PATH='./lua/?.lua;./lua/?/init.lua;;' LUA_CPATH='./build/?.so;;' "
  .. "LD_PRELOAD=./build/system_cas.so"

local SCRIPT = [[
local partnercenter = require "partnercenter"
local servers, options = %s, %s
for _, given in ipairs(options) do
  for _, server in ipairs(servers) do
    local all = { access_token = "marker-access-token", base_url = server, max_attempts = 1 }
    for name, value in pairs(given) do all[name] = value end
    local client = assert(partnercenter.new(all))
    local value, err = client:customer("11111111-2222-4333-8444-555555555555"):qualification()
    print(value or err.kind .. " " .. err.phase .. " " .. err.message:gsub("%%s+", " "))
    client:close()
  end
end
]]

-- Returns all subsets of the names.
local function subsets(names)
  local found = {}
  for bits = 0, 2 ^ #names - 1 do
    local set = {}
    for i, name in ipairs(names) do
      set[name] = math.floor(bits / 2 ^ (i - 1)) % 2 == 1 or nil
    end
    found[#found + 1] = set
  end
  return found
end

local function written(list)
  local parts = {}
  for i, item in ipairs(list) do
    if type(item) == "table" then
      local fields = {}
      for name, value in pairs(item) do fields[#fields + 1] = ("%s = %q"):format(name, value) end
      parts[i] = "{ " .. table.concat(fields, ", ") .. " }"
    else
      parts[i] = ("%q"):format(item)
    end
  end
  return "{ " .. table.concat(parts, ", ") .. " }"
end

local function listed(set)
  local names = {}
  for _, name in ipairs(NAMES) do
    if set[name] then names[#names + 1] = name end
  end
  return #names > 0 and table.concat(names, " and ") or "nothing"
end

-- Returns the authorities that must be trusted.
local function expected(options, variables)
  local trusted = {}
  for name in pairs(options) do trusted[name] = true end
  if not options.ca_file and not options.ca_path then
    local first = variables.PARTNERCENTER_CA_FILE and "PARTNERCENTER_CA_FILE"
      or variables.SSL_CERT_FILE and "SSL_CERT_FILE" or "system"
    trusted[first] = true
  end
  return trusted
end

describe("with", function()
  local authorities, servers, urls, values, script = {}, {}, {}, {}, nil

  setup(function()
    for i, name in ipairs(NAMES) do
      authorities[name] = certificates.new(name)
      servers[i] = raw.start(function(conn)
        while conn:request() do
          conn:answer("200 OK", '"education"')
        end
      end, authorities[name]:server(authorities[name]:issue { name = "server" }))
      urls[i], values[name] = servers[i].url, authorities[name].ca
    end
    local hashed = authorities.ca_path.dir .. "/hashed"
    os.execute(("mkdir %s && cp %s %s/a.pem && openssl rehash %s"):format(
      hashed, values.ca_path, hashed, hashed))
    values.ca_path, values.system = hashed, core.ca_file()
    script = os.tmpname()
  end)

  teardown(function()
    for i, name in ipairs(NAMES) do
      servers[i]:stop()
      authorities[name]:remove()
    end
    os.remove(script)
  end)

  for _, variables in ipairs(subsets(VARIABLES)) do
    describe(listed(variables) .. " in the environment and", function()
      local lines, combinations = nil, subsets(OPTIONS)

      setup(function()
        local given = {}
        for i, options in ipairs(combinations) do
          given[i] = {}
          for name in pairs(options) do given[i][name] = values[name] end
        end
        local file = assert(io.open(script, "w"))
        file:write(SCRIPT:format(written(urls), written(given)))
        file:close()
        local env = { "SPEC_BUILT_IN=" .. core.ca_file(), "SPEC_SYSTEM_CAS=" .. authorities.system.ca }
        for name in pairs(variables) do env[#env + 1] = name .. "=" .. values[name] end
        local pipe = io.popen(("env %s %s lua5.4 %s 2>&1"):format(FILES, table.concat(env, " "), script))
        lines = {}
        for line in pipe:lines() do lines[#lines + 1] = line end
        pipe:close()
        assert.equal(#combinations * #NAMES, #lines, table.concat(lines, "\n"))
      end)

      for n, options in ipairs(combinations) do
        it(listed(options) .. " as options", function()
          local trusted = expected(options, variables)
          for i, name in ipairs(NAMES) do
            local line = lines[(n - 1) * #NAMES + i]
            if trusted[name] then
              assert.equal("education", line, "the server of " .. name)
            else
              assert.matches("^tls tls ", line, "the server of " .. name)
              for _, other in ipairs(NAMES) do
                local named = line:find(values[other], 1, true) ~= nil
                assert.equal(trusted[other] == true, named, ("%s in: %s"):format(other, line))
              end
            end
          end
        end)
      end
    end)
  end
end)
