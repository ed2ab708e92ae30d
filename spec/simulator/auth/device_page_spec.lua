-- The page on which a person approves or declines a device code, asked over HTTP as a browser would.
local client = require "spec.simulator.client"
local partnercenter = require "partnercenter"
local sign_in = require "spec.support.sign_in"
local curl = client.curl

describe("the simulator's page /device #once", function()
  local sim

  setup(function() sim = client.start { customers = 1, device_interval = 0 } end)
  teardown(function() sim:stop() end)
  before_each(function() assert(sim:reset()) end)

  local function begin(version)
    local form = ("client_id=%s&scope=x&resource=x"):format(sim.client_id)
    return curl(sim, ("/%s/oauth2%s/devicecode"):format(sim.tenant_id, version or "/v2.0"), {
      form = form, token = false,
    }).value
  end

  local function poll(begun)
    local form = "client_id=%s&device_code=%s&scope=https%%3A%%2F%%2Fgraph.microsoft.com%%2F.default"
      .. "&grant_type=urn:ietf:params:oauth:grant-type:device_code"
    return curl(sim, "/" .. sim.tenant_id .. "/oauth2/v2.0/token", {
      form = form:format(sim.client_id, begun.device_code), token = false,
    })
  end

  local function page(query, base)
    local answer = curl(sim, "/device" .. (query or ""), { token = false, base = base })
    assert.equal(200, answer.status)
    return answer.body, answer
  end

  local function post(form) return curl(sim, "/device", { form = form, token = false }) end

  local function problem(answer) return answer.body:match('<p role="alert" id="problem">([^<]+)</p>') end

  it("is where a device code sends its user, in both versions and over plain http", function()
    assert.equal(sim.authority .. "/device", begin().verification_uri)
    local v1 = begin ""
    assert.equal(sim.authority .. "/device", v1.verification_url)
    assert.matches(sim.authority .. "/device", v1.message, 1, true)
    assert.matches('<form method="post" action="/device">', page("", sim.http_url), 1, true)
  end)

  it("shows a form that needs no script, names its field and says its language", function()
    local body, answer = page()
    assert.equal("text/html; charset=utf-8", answer.headers["content-type"])
    assert.matches('<html lang="en">', body, 1, true)
    assert.matches("<title>Sign in with a code</title>", body, 1, true)
    assert.matches('<label for="user_code">.-<input id="user_code" name="user_code" value="" required', body)
    assert.matches("autofocus", body, 1, true)
    assert.matches('<button name="decision" value="approve">Approve</button>', body, 1, true)
    assert.matches('<button name="decision" value="decline">Decline</button>', body, 1, true)
    assert.is_nil(body:find("<script", 1, true) or problem(answer))
    assert.matches("default%-src 'none'", answer.headers["content-security-policy"])
    assert.equal("no-store", answer.headers["cache-control"])
  end)

  it("is filled in from its address, as text", function()
    assert.matches('value="ABCD1234"', page "?user_code=ABCD1234", 1, true)
    assert.matches('value="ABCD1234"', page "?otc=ABCD1234", 1, true)
    local body = page "?user_code=%22%3E%3Cscript%3Ea('1')%3C%2Fscript%3E%26%24%7Btitle%7D"
    local escaped = "&quot;&gt;&lt;script&gt;a(&#39;1&#39;)&lt;/script&gt;&amp;${title}"
    assert.matches('value="' .. escaped .. '"', body, 1, true)
    assert.is_nil(body:find("<script", 1, true))
    local again = post "user_code=%3Cb%3E%22&decision=approve"
    assert.equal(404, again.status)
    assert.matches('value="&lt;b&gt;&quot;"', again.body, 1, true)
  end)

  it("approves", function()
    local begun = begin()
    assert.equal("authorization_pending", poll(begun).value.error)
    local answer = post("user_code=" .. begun.user_code .. "&decision=approve")
    assert.equal(200, answer.status)
    assert.matches("<h1>Approved</h1>", answer.body, 1, true)
    local token = poll(begun)
    assert.equal(200, token.status, token.body)
    assert.is_string(token.value.refresh_token)
  end)

  it("takes a code in any case, with blanks, and approves no other", function()
    local one, other = begin(), begin()
    local typed = one.user_code:lower():gsub("^(....)", " %1-"):gsub(" ", "+")
    assert.equal(200, post("user_code=" .. typed .. "+&decision=approve").status)
    assert.equal("authorization_pending", poll(other).value.error)
    assert.equal(200, poll(one).status)
  end)

  it("declines", function()
    local begun = begin()
    local answer = post("decision=decline&user_code=" .. begun.user_code)
    assert.equal(200, answer.status)
    assert.matches("<h1>Declined</h1>", answer.body, 1, true)
    assert.equal("access_denied", poll(begun).value.error)
  end)

  it("says what is wrong with a code or a form, keeps the code, and decides nothing", function()
    local begun = begin()
    local code = "user_code=" .. begun.user_code
    for form, expected in pairs {
      [""] = { 400, "Enter the code" }, ["user_code=++&decision=approve"] = { 400, "Enter the code" },
      [code] = { 400, "Choose to approve or to decline" },
      [code .. "&decision=perhaps"] = { 400, "Choose to approve or to decline" },
      ["user_code=NONE&decision=approve"] = { 404, "not known" },
      [code .. "&" .. code .. "&decision=approve"] = { 400, "Enter the code" },
    } do
      local answer = post(form)
      assert.equal(expected[1], answer.status, form)
      assert.matches(expected[2], problem(answer), 1, true)
      assert.matches('aria-describedby="problem"', answer.body, 1, true)
      local typed = form:find "perhaps" and begun.user_code or ""
      assert.matches('value="' .. typed, answer.body, 1, true)
    end
    assert.equal("authorization_pending", poll(begun).value.error)
    assert.equal(200, post(code .. "&decision=approve").status)
    local answer = post(code .. "&decision=decline")
    assert.equal(409, answer.status)
    assert.matches("approved already", problem(answer), 1, true)
    assert.equal(200, poll(begun).status)
    assert.matches("not known", problem(post(code .. "&decision=approve")), 1, true)
  end)

  it("says that a code has expired", function()
    local begun = begin()
    assert(sim:sign_in { user_code = begun.user_code, outcome = "expire" })
    local answer = post("user_code=" .. begun.user_code .. "&decision=approve")
    assert.equal(410, answer.status)
    assert.matches("has expired", problem(answer), 1, true)
    assert.equal("expired_token", poll(begun).value.error)
  end)

  it("is not met by faults of the API", function()
    assert(sim:fault { status = 500 })
    page()
    assert(sim:fault { status = 503, path = "/device" })
    assert.equal(503, curl(sim, "/device", { token = false }).status)
  end)

  it("lets a program sign in when its user follows the prompt", function()
    local own = sign_in.client(sim, {
      device_code = function(prompt)
        local path = prompt.verification_uri:sub(#sim.authority + 1)
        assert.equal(200, curl(sim, path, {
          form = "decision=approve&user_code=" .. prompt.user_code, token = false,
        }).status)
      end,
    })
    assert.equal("education", sign_in.ask(own))
    own:close()
    own = sign_in.client(sim, {
      device_code = function(prompt)
        curl(sim, "/device", { form = "decision=decline&user_code=" .. prompt.user_code, token = false })
      end,
    })
    local value, err = sign_in.ask(own)
    assert.is_nil(value)
    assert.equal("auth", err.kind)
    assert.equal("access_denied", partnercenter.errors.is(err) and err.data.error)
    own:close()
  end)
end)
