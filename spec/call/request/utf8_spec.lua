-- Text that is not UTF-8 is refused before anything is sent. The error names the argument.
local core = require "partnercenter.core"
local fake = require "spec.support.fake.engine"

local ID = fake.CUSTOMER

-- invalid text, and its first invalid byte
local WRONG = {
  ["a stray byte"] = { "caf\233", 4 },
  ["a character that is cut off"] = { "caf\195", 4 },
  ["a byte that only follows"] = { "\128", 1 },
  ["a slash in two bytes"] = { "a\192\175", 2 },
  ["an A in three bytes"] = { "\224\129\129", 1 },
  ["an overlong euro sign"] = { "\240\130\130\172", 1 },
  ["half a surrogate pair"] = { "ab\237\160\128", 3 },
  ["a pair of surrogates"] = { "\237\160\189\237\184\128", 1 },
  ["a character beyond U+10FFFF"] = { "\244\144\128\128", 1 },
  ["the first byte of five"] = { "\248\136\128\128\128", 1 },
  ["a byte of no encoding"] = { "\254\255", 1 },
  ["Latin-1 in the midst"] = { "\195\164\228\195\164", 3 },
}
local SOUND = { "", "plain", "\195\164", "\226\130\172", "\240\159\152\128", "\237\159\191", "\238\128\128",
  "\244\143\191\191", "a\0b", "\239\187\191bom" }

describe("text that is not UTF-8", function()
  local world, client, library

  before_each(function()
    world = fake.load()
    client = world.client()
    library = require "partnercenter"
    world.answer({ status = 200, body = "{}" })
  end)

  after_each(fake.unload)

  it("is found byte by byte", function()
    for _, text in ipairs(SOUND) do assert.equal(#text, core.utf8_prefix(text)) end
    for what, case in pairs(WRONG) do assert.equal(case[2] - 1, core.utf8_prefix(case[1]), what) end
  end)

  local function ask(spec)
    spec.path = spec.path or "/v1/x"
    return client:request(spec)
  end

  local function deep(value)
    for _ = 1, 49 do value = { a = { value } } end
    return value
  end

  -- places for such a text, and the name in the message
  local PLACES = {
    ["a body"] = { function(text)
      return ask({ method = "POST", body = text })
    end, "body: .*the value is not" },
    ["a member of a body"] = { function(text)
      return ask({ method = "POST", body = { companyProfile = { domain = text } } })
    end, "body: .*companyProfile%.domain is not" },
    ["an item of a body"] = { function(text)
      return ask({ method = "PUT", body = { 1, text } })
    end, "%[2%] is not" },
    ["a body, deep down"] = { function(text)
      return ask({ method = "PATCH", body = deep({ name = text }) })
    end,
      "a%[1%]%.a.* is not" },
    ["a name in a body"] = { function(text)
      return ask({ method = "POST", body = { a = { [text] = 1 } } })
    end,
      "body: .*a%..* is not" },
    ["the body of a row"] = { function(text)
      return client:customer(ID):users():create({ displayName = text })
    end, "displayName is not" },
    ["a query"] = { function(text) return ask({ query = { q = text } }) end, "query 'q': is not" },
    ["an array in a query"] = { function(text)
      return ask({ query = { q = { "a", text } } })
    end, "query 'q': is not" },
    ["the name of a query"] = { function(text)
      return ask({ query = { [text] = 1 } })
    end, "query name '.*' is not" },
    ["a table in a query"] = { function(text)
      return ask({ query = { q = { a = text } } })
    end, "query 'q': .*a is not" },
    ["the query of a row"] = { function(text)
      return client:products({ country = text, targetView = "Azure" }):all()
    end, "query 'country': is not" },
    ["a filter"] = { function(text)
      return client:customers({ filter = library.field "CompanyName":starts_with(text) }):all()
    end, "query 'filter': .*Value is not" },
    ["the field of a filter"] = { function(text)
      return client:customers({ filter = library.field(text):starts_with "F" }):first()
    end, "query 'filter': .*Field is not" },
    ["a filter of client:request"] = { function(text)
      return ask({ query = { filter = library.field "CompanyName":starts_with(text) } })
    end, "query 'filter': .*Value is not" },
    ["a filter that is text"] = { function(text) return client:customers({ filter = text }):all() end,
      "query 'filter': is not" },
    ["an id"] = { function(text)
      return client:product(text):get({ country = "US" })
    end, "product_id is not" },
    ["an id that is a GUID"] = { function(text)
      return client:customer(text):get()
    end, "customer_id is not a GUID" },
    ["an id of client:request"] = { function(text)
      return ask({ path = "/v1/{id}", params = { id = text } })
    end,
      "id is not" },
    ["a param behind the question mark"] = { function(text)
      return ask({ path = "/v1/x?a={a}", params = { a = text } })
    end, "a is not" },
    ["the path"] = { function(text) return ask({ path = "/v1/" .. text }) end, "path contains characters" },
    ["a header"] = { function(text)
      return ask({ headers = { ["X-Name"] = text } })
    end, "header 'X%-Name' is not" },
    ["the name of a header"] = { function(text)
      return ask({ headers = { [text] = "a" } })
    end, "is not a header name" },
    ["a header of a row"] = { function(text)
      return client:customer(ID):get({ headers = { ["X-Name"] = text } })
    end, "header 'X%-Name' is not" },
    ["the header Accept"] = { function(text)
      return ask({ headers = { Accept = text } })
    end, "'Accept' is not" },
    ["content_type"] = { function(text)
      return ask({ method = "POST", raw_body = "x", content_type = text })
    end,
      "content_type is not a media type: it is not" },
    ["if_match"] = { function(text) return ask({ if_match = text }) end, "if_match is not" },
    ["locale"] = { function(text) return ask({ locale = text }) end, "locale is not a language tag" },
    ["correlation_id"] = { function(text)
      return ask({ correlation_id = text })
    end, "correlation_id is not a GUID" },
    ["request_id"] = { function(text) return ask({ request_id = text }) end, "request_id is not a GUID" },
    ["the name of a file"] = { function(text)
      return client:customer(ID):order("o"):upload_attachments({ { name = text, content = "\255" } })
    end, "body: file 1: name is not" },
    ["the type of a file"] = { function(text)
      local file = { name = "a", content = "", content_type = text }
      return client:customer(ID):order("o"):upload_attachments({ file })
    end, "body: file 1: content_type is not" },
    ["the field of a file"] = { function(text)
      return client:customer(ID):order("o"):upload_attachments({ { name = "a", content = "", field = text } })
    end, "body: file 1: field is not" },
    ["a field of a form"] = { function(text)
      return require("partnercenter.call.request.body").put({}, { a = text }, "form")
    end, "query 'a': is not" },
  }

  for place, case in pairs(PLACES) do
    it("is refused in " .. place, function()
      for what, wrong in pairs(WRONG) do
        local answer, err = case[1](wrong[1])
        assert.is_nil(answer, what)
        assert.equal("invalid_argument", err.kind)
        assert.matches(case[2], err.message)
        assert.is_false(err.retryable)
        assert.equal(#tostring(err), core.utf8_prefix(tostring(err)))
        assert.equal(0, #world.sent)
      end
    end)
  end

  for name in pairs({ application_name = 1, locale = 1 }) do
    it("is refused in the option " .. name, function()
      for what, wrong in pairs(WRONG) do
        local made, err = library.new({ access_token = "t", [name] = wrong[1] })
        assert.is_nil(made, what)
        assert.equal("config", err.kind)
        assert.matches("option " .. name .. " is not", err.message)
      end
    end)
  end

  it("may be in a raw body and in a file, which are bytes", function()
    assert(ask({ method = "POST", raw_body = "\255\254\0", content_type = "application/octet-stream" }))
    assert.equal("\255\254\0", world.sent[1].body)
    world.answer({ status = 200, body = "[]" })
    assert(client:customer(ID):order("o"):upload_attachments({ { name = "a", content = "\255\0" } }))
    assert.truthy(world.sent[1].body:find("\255\0", 1, true))
  end)

  it("never stops UTF-8", function()
    for _, text in ipairs(SOUND) do
      assert(ask({ method = "POST", body = { [text] = text }, query = { a = text, b = { c = text } } }))
    end
    assert.equal(#SOUND, #world.sent)
    local params = { id = "\240\159\152\128" }
    assert(ask({ headers = { ["X-Name"] = "\195\164" }, path = "/v1/{id}", params = params }))
    assert.equal("/v1/%F0%9F%98%80", world.sent[#world.sent].path)
    assert.same({ "X-Name: \195\164" }, world.sent[#world.sent].headers)
  end)
end)
