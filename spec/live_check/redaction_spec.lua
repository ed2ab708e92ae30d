-- What a report of a live check may show of an answer.
local redaction = require "partnercenter.live_check.redaction"

describe("a report shows", function()
  it("names of members", function()
    for _, name in ipairs {
      "id", "autoRenewEnabled", "addressLine1", "Events", "URL", "is_upgraded", "@odata.nextLink",
      "resourceLocation@odata.navigationLink",
    } do
      assert.equal(name, redaction.member(name))
    end
  end)

  it("no names that may be data", function()
    for _, name in ipairs {
      "", "1", "a1b2c3d4e5f6",
      "11111111-2222-4333-8444-555555555555", "contoso.example",
      "user@contoso.example",
      "Contoso Ltd", "CFQ7TTC0LH18", "G000000001", ("a"):rep(61), "deadbeefdeadbeefdeadbeefdeadbeef",
    } do
      assert.is_nil(redaction.member(name), name)
    end
  end)

  it("words of enumerations", function()
    for _, word in ipairs { "active", "PhysicalPurchase", "one_time", "P1Y", "v2" } do
      assert.equal(word, redaction.word(word))
    end
  end)

  it("no words that may be data", function()
    for _, word in ipairs {
      "", "12", "1_2", "Contoso Ltd", "contoso.example", "a-b",
      "11111111-2222-4333-8444-555555555555",
      "11111111222243338444555555555555",
      "deadbeefdeadbeefdeadbeefdeadbeef", "D0200012345", ("a"):rep(41), "Ä",
    } do
      assert.is_nil(redaction.word(word), word)
    end
  end)

  it("codes of the service", function()
    for _, code in ipairs {
      1000, "900420", "AADSTS65001", "Request_ResourceNotFound", "Authorization.Denied",
    } do
      assert.equal(tostring(code), redaction.code(code))
    end
    for _, code in ipairs { "Contoso Ltd", "11111111-2222-4333-8444-555555555555", ("1"):rep(41), "a@b" } do
      assert.is_nil(redaction.code(code), code)
    end
  end)
end)
