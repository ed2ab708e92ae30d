-- The key that encrypts what stands in Redis is 32 random bytes in hex or base64, and no passphrase.

local config = require "partnercenter.options"
local errors = require "partnercenter.errors"

local ID = "11111111-1111-4111-8111-111111111111"
local KEY = ("0123456789abcdef"):rep(4)
local BASE64 = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="

local function resolve(shared_key, variable)
  return config.resolve({
    tenant_id = ID, client_id = ID, client_secret = "marker-secret", shared_key = shared_key,
  }, function(name)
    return name == "PARTNERCENTER_SHARED_KEY" and variable or nil
  end)
end

describe("shared_key", function()
  it("comes from the option, else from the environment", function()
    for _, good in ipairs { KEY, KEY:upper(), BASE64 } do
      assert.equal(good, assert(resolve(good, "marker")).shared_key)
      assert.equal(good, assert(resolve(nil, good)).shared_key)
    end
    assert.is_false(assert(resolve(false, "marker")).shared_key)
    assert.is_nil(assert(resolve(nil, nil)).shared_key)
  end)

  local function refused(name, value, err)
    assert.is_true(errors.is(err, "config"))
    local rule = " must be 32 random bytes as 64 hexadecimal digits or as base64"
    assert.matches(name .. rule, err.message, 1, true)
    assert.is_nil(tostring(err):find(value, 1, true))
  end

  it("is refused in any other form, and not shown", function()
    for _, flawed in ipairs {
      "marker phrase", "marker-of-thirty-two-characters!", KEY .. "0", KEY:sub(2) .. "g", BASE64:sub(1, 43),
    } do
      refused("option shared_key", flawed, select(2, resolve(flawed)))
      refused("PARTNERCENTER_SHARED_KEY", flawed, select(2, resolve(nil, flawed)))
    end
    assert.is_nil((resolve ""))
  end)
end)
