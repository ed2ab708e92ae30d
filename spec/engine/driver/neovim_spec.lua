-- Neovim: :checkhealth, and JSON without lua-cjson. For the driver see contract_spec.

local cases = require "spec.support.hosts.cases"
local neovim = require "spec.support.programs.neovim"
local service = require "spec.support.servers.service"

local APP = "AZURE_TENANT_ID=%s AZURE_CLIENT_ID=88888888-2222-4333-8444-555555555555"
  .. " AZURE_CLIENT_SECRET=marker-client-secret "

local HEALTH = [[
vim.cmd("checkhealth partnercenter")
vim.fn.writefile(vim.api.nvim_buf_get_lines(0, 0, -1, false), os.getenv("OUT"))
]]

describe(":checkhealth partnercenter #once", function()
  it("tells versions, TLS, CA, JSON, and that no credential is set", function()
    local text = neovim { lua = HEALTH }
    assert.matches("OK: partnercenter %d+%.%d+%.%d+, core ABI %d+, LuaJIT 2%.1", text)
    assert.matches("OK: libcurl/%d+%.%S+ with OpenSSL/%S+ for TLS", text)
    assert.matches("OK: CA certificates: %S+, from libcurl's own", text)
    assert.matches("OK: JSON: lua%-cjson", text)
    assert.matches("WARNING: [^\n]*AZURE_", text)
    assert.matches("the service was not asked", text)
    assert.not_matches("ERROR", text)
  end)

  it("tells that secrets are there and shows none", function()
    local text, noise = neovim {
      lua = HEALTH,
      env = APP:format("99999999-2222-4333-8444-555555555555")
        .. "PARTNERCENTER_REFRESH_TOKEN=marker-refresh-token",
    }
    assert.matches("INFO: AZURE_CLIENT_SECRET is set", text)
    assert.matches("INFO: PARTNERCENTER_REFRESH_TOKEN is set", text)
    assert.matches("OK: credential in the environment: refresh_token", text)
    assert.not_matches("marker", text)
    assert.not_matches("marker", noise)
  end)

  it("names a CA file that cannot be read", function()
    local text = neovim { lua = HEALTH, env = "PARTNERCENTER_CA_FILE=/nonexistent/ca.pem" }
    assert.matches("/nonexistent/ca%.pem", text)
  end)

  it("says how to build a core that is missing", function()
    local text = neovim { lua = HEALTH, core = "./nowhere" }
    assert.matches("ERROR: partnercenter: the core cannot be loaded: core%.so not found", text)
    assert.matches("cmake %-%-build build/luajit", text)
  end)

  it("asks the service when told to", function()
    local server = service.start()
    finally(function() server:stop() end)
    local id = cases.tenant(0)
    local env = APP:format(id)
      .. ("PARTNERCENTER_BASE_URL=%s AZURE_AUTHORITY_HOST=%s"):format(server.url, server.url)
    local online = "vim.g.partnercenter_health_online = 1\n" .. HEALTH
    local text = neovim { lua = HEALTH, env = env }
    assert.equal(0, server:count(id))
    text = neovim { lua = online, env = env } .. text
    assert.matches("OK: " .. server.url .. " answers; a token of kind app, valid for %d+ s", text)
    assert.equal(1, server:count(id))
    id = cases.tenant(0, "bad0")
    text = neovim { lua = online, env = env:gsub("TENANT_ID=%S+", "TENANT_ID=" .. id) }
    assert.matches("ERROR: partnercenter: client%.check: auth", text)
    assert.not_matches("marker", text)
  end)
end)

describe("vim.json #once", function()
  it("does lua-cjson's work where that is absent", function()
    local server = service.start()
    finally(function() server:stop() end)
    local text = neovim {
      env = "SPEC_URL=" .. server.url,
      lua = [==[
package.cpath = "./build/luajit/?.so"
local cases = require "spec.support.hosts.cases"
local json = require "partnercenter.json"
local partnercenter = require "partnercenter"
local out = {}
local function say(...)
  out[#out + 1] = table.concat({ ... }, " ")
end
say("cjson", tostring(pcall(require, "cjson")))
local client = cases.new { url = os.getenv("SPEC_URL") }
say(client:customer("88888888-2222-4333-8444-555555555555"):qualification())
say(#client:customers({ size = 10 }):all())
local id = cases.tenant(0)
local app = cases.new({ url = os.getenv("SPEC_URL") }, { tenant_id = id })
say((cases.get(app, "/v1/token"):gsub(vim.pesc(id), "")))
for _, wire in ipairs { '{"a":[],"b":{},"c":500,"d":1.5,"e":null}', '[null,"\\u00e9"]', ' true ', "[]" } do
  say(wire, "is", json.encode(json.decode(wire)))
end
say(json.encode { partnercenter.null, vim.NIL, partnercenter.array() })
for _, wire in ipairs { "NaN", "[1,]", "0x10", "{", '"\0"', "1e999" } do
  say("refused", tostring(json.decode(wire)))
end
vim.fn.writefile(out, os.getenv("OUT"))
]==],
    }
    assert.equal(table.concat({
      "cjson false", "education", "25", "Bearer marker-token--1",
      '{"a":[],"b":{},"c":500,"d":1.5,"e":null} is {"a":[],"b":{},"c":500,"d":1.5}',
      '[null,"\\u00e9"] is [null,"é"]', " true  is true", "[] is []", "[null,null,[]]",
      "refused nil", "refused nil", "refused nil", "refused nil", "refused nil", "refused nil", "",
    }, "\n"), text)
  end)
end)
