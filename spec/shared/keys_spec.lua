-- Keys in Redis carry one hash tag for each tenant.

local keys = require "partnercenter.shared.keys"

describe("a key in Redis", function()
  local LOGIN, TENANT = "https://login.microsoftonline.com", "a1000000-0000-4000-8000-00000000000b"

  it("begins with the layout and a tag of 16 hexadecimal digits", function()
    -- printf %s '33:https://login.microsoftonline.com36:a1000000-0000-4000-8000-00000000000b' | sha256sum
    assert.equal("pc1:{7f5d7a9855fdb819}:", keys.prefix(LOGIN, TENANT))
    assert.matches("^pc1:{%x+}:$", keys.prefix(nil, nil))
  end)

  it("keeps tenants and clouds apart, whatever the case of a tenant", function()
    assert.equal(keys.prefix(LOGIN, TENANT), keys.prefix(LOGIN, TENANT:upper()))
    assert.not_equal(keys.prefix(LOGIN, TENANT), keys.prefix(LOGIN, "contoso.com"))
    assert.not_equal(keys.prefix(LOGIN, TENANT), keys.prefix("https://login.chinacloudapi.cn", TENANT))
    assert.not_equal(keys.prefix("ab", "c"), keys.prefix("a", "bc"))
  end)
end)
