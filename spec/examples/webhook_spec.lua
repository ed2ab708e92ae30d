-- examples/61_webhook.lua as a web server runs it: a CGI program for each delivery.
local json = require "partnercenter.simulator.json"
local sign_in = require "spec.support.sign_in"

describe("the example of a webhook", function()
  local sim, seen

  setup(function() sim = sign_in.simulator { customers = 3 } end)
  teardown(function() sim:stop() end)

  before_each(function() seen = os.tmpname() end)
  after_each(function() os.execute("rm -f " .. seen .. "*") end)

  -- The next delivery that the simulator sends, as the environment and the input of a CGI program.
  local function delivery(fault)
    assert(sim:emit { name = "subscription-updated", url = "http://127.0.0.1:1/", fault = fault })
    local all = assert(sim:deliveries())
    local last, variables = all[#all], { WEBHOOK_SEEN = seen, CONTENT_LENGTH = #all[#all].body }
    for _, line in ipairs(last.headers) do
      local name, value = line:match("^([^:]+): (.*)$")
      variables["HTTP_" .. name:upper():gsub("-", "_")] = value
    end
    return variables, last.body
  end

  local function run(variables, body)
    local input = os.tmpname()
    sign_in.write(input, body)
    variables.PARTNERCENTER_ACCESS_TOKEN = assert(sim:access_token { user = true }).access_token
    variables.AZURE_TENANT_ID, variables.AZURE_CLIENT_ID = "", ""
    local said = sign_in.output(sign_in.example(sim, "61_webhook", "<" .. input, variables))
    os.remove(input)
    return said
  end

  it("answers, then writes how many licences there are", function()
    local variables, body = delivery()
    local said = run(variables, body)
    assert.matches("^Status: 200\r\nContent%-Type: text/plain\r\n\r\nreceived\n", said)
    local customer = json.decode(body).ResourceUri:match("/customers/([%x-]+)")
    assert.is_truthy(said:find("customer " .. customer .. ": ", 1, true), said)
    assert.matches(" licences\n", said)
    said = run(variables, body)
    assert.matches("^Status: 200\r\nContent%-Type: text/plain\r\n\r\nreceived before\n$", said)
  end)

  it("refuses what Microsoft did not sign", function()
    assert.matches("^Status: 401\r\n.*the signature does not fit the body", run(delivery "bad_signature"))
    assert.matches("^Status: 400\r\n.*is not among certificate_hosts", run(delivery "foreign_url"))
    assert.matches("^Status: 401\r\n", run({ WEBHOOK_SEEN = seen }, "{}"))
  end)
end)
