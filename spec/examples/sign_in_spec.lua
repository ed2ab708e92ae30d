-- The examples about signing in, as a person would run them, against the simulator.

local enough_time = require "spec.support.time.enough_time"
local sign_in = require "spec.support.sign_in"

describe("the example", function()
  local sim, directory

  setup(function()
    sim = sign_in.simulator { customers = 3, device_interval = 1, refresh_rotation = "strict" }
    directory = sign_in.output("mktemp -d"):match("%S+")
  end)

  teardown(function()
    sim:stop()
    os.execute("rm -rf " .. directory)
  end)

  before_each(function() assert(sim:reset()) end)

  local function command(name, arguments, variables)
    return sign_in.example(sim, name, arguments, variables)
  end

  local function mode(path) return sign_in.output("stat -c %a " .. path):match("%d+") end

  local function runs_unattended(vault, variables)
    assert(sim:set { token_life = 2 })
    enough_time(3, function(limit)
      local text = sign_in.output(command("90_unattended_job", ("%s %d"):format(vault, limit), variables))
      local lookups, tokens = text:match("(%d+) lookups with (%d+) access tokens")
      assert.is_truthy(tokens, text)
      return tonumber(lookups) > 3 and tonumber(tokens) >= 2
    end)
    assert(sim:set { token_life = 3599 })
  end

  it("consent signs in and keeps the token to itself, and a job then runs longer than tokens live", function()
    local vault = directory .. "/vault"
    local stream = assert(io.popen(command("80_consent", vault), "r"))
    local prompt = stream:read("*l")
    assert.matches("enter the code (%w+)", prompt)
    assert(sim:sign_in { user_code = prompt:match("code (%w+)") })
    local text = stream:read("*a")
    stream:close()
    assert.matches("signed in to tenant " .. sim.tenant_id:gsub("%-", "%%-"), text)
    assert.equal("600", mode(vault))
    assert.matches("simulator%-refresh%-token", sign_in.read(vault))
    assert.is_nil(text:find("simulator%-refresh"))
    runs_unattended(vault)
  end)

  it("consent says so when the person declines", function()
    local stream = assert(io.popen(command("80_consent", directory .. "/none") .. "; echo $?", "r"))
    local prompt = stream:read("*l")
    assert(sim:sign_in { user_code = prompt:match("code (%w+)"), outcome = "deny" })
    local text = stream:read("*a")
    stream:close()
    assert.matches("auth.*\n1\n$", text)
    assert.is_nil(io.open(directory .. "/none"))
  end)

  local function redeem(back)
    local vault, answers = directory .. "/redeemed", directory .. "/answers"
    os.execute("rm -f " .. answers .. " && mkfifo " .. answers)
    local secret = { AZURE_CLIENT_SECRET = sim.client_secret }
    local stream = assert(io.popen(command("81_redeem_code", vault .. " https://app.example/back <"
      .. answers, secret) .. "; echo $?", "r"))
    local writer = assert(io.open(answers, "w"))
    local _, url = stream:read("*l", "*l")
    writer:write(back(assert(sim:authorize(url))), "\n")
    writer:close()
    local text, status = stream:read("*a"):match("^(.*)(%d+)\n$")
    stream:close()
    return tonumber(status), text, vault, secret
  end

  it("of a sign-in page redeems the code, and a job uses its token", function()
    local status, text, vault, secret = redeem(function(answer)
      return ("https://app.example/back?code=%s&state=%s"):format(answer.code, answer.state)
    end)
    assert.equal(0, status, text)
    assert.matches("signed in to tenant", text)
    assert.equal("600", mode(vault))
    runs_unattended(vault, secret)
  end)

  it("of a sign-in page refuses the answer to another sign-in", function()
    local status, text = redeem(function(answer) return "https://app.example/back?code=" .. answer.code
      .. "&state=other" end)
    assert.equal(1, status)
    assert.matches("belongs to another sign%-in", text)
    assert.equal(0, #sign_in.token_requests(sim))
  end)

  it("of two partners keeps them apart", function()
    local other = sign_in.simulator {
      customers = 5, tenant_id = "b0000000-0000-4000-8000-000000000009", client_secret = "other-secret",
    }
    for i, one in ipairs { sim, other } do
      sign_in.write(("%s/%d.lua"):format(directory, i), ([[return {
        tenant_id = "%s", client_id = "%s", client_secret = "%s", base_url = "%s", authority = "%s",
        ca_file = "%s",
      }]]):format(one.tenant_id, one.client_id, one.client_secret, one.base_url.api, one.authority,
        one.ca_file))
    end
    local text = sign_in.output(command("82_two_partners", ("%s/1.lua %s/2.lua"):format(directory,
      directory)))
    other:stop()
    assert.matches("tenant a0000000[^\n]* 3 customers\n[^\n]*tenant b0000000[^\n]* 5 customers\n", text)
  end)
end)
