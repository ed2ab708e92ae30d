local url = require "partnercenter.options.url"

describe("url", function()
  local function address(text)
    local parts, reason = url.parse(text)
    return parts and parts.url, reason
  end

  it("takes https and normalises the address", function()
    assert.equal("https://api.example", address("https://api.example"))
    assert.equal("https://api.example:8443/a/b", address("HTTPS://API.example:8443/a/b//"))
    assert.same({
      url = "https://[::1]:8443/x", origin = "https://[::1]:8443", scheme = "https", host = "[::1]",
      port = 8443, path = "/x",
    }, url.parse("https://[::1]:8443/x/"))
  end)

  it("takes http on loopback only", function()
    for _, host in ipairs({ "127.0.0.1", "127.255.3.4:80", "localhost:8080", "LOCALHOST", "[::1]:1" }) do
      assert.is_string(address("http://" .. host))
    end
    for _, host in ipairs({
      "api.example", "127.0.0.1.example", "localhost.example", "1270.0.0.1", "127.1", "128.0.0.1", "0.0.0.0",
      "127.0.0.256", "[::2]", "[::ffff:127.0.0.1]", "localhost.", "xlocalhost", "10.0.0.1",
    }) do
      local made, reason = address("http://" .. host)
      assert.is_nil(made, host)
      assert.matches("https", reason, 1, true)
    end
  end)

  it("refuses anything else without repeating it", function()
    for _, text in ipairs({
      "", "api.example", "ftp://marker.example", "https://", "https:///x", "https://user:marker@api.example",
      "https://api.example?marker", "https://api.example/#marker", "https://api.example:0",
      "https://api.example:65536", "https://api.example:8x", "https://api.example:", "https://a..marker",
      "https://api.example/../marker", "https://api.example/%2e%2e/marker", "https://api.example/%zz",
      "https://api.example/a//marker", "https://api.example/a b", "https://api.example\r\nmarker",
      "https://api.example\\@marker", "https://m\195\164rker.example", "https://[::1", "https://[marker]",
    }) do
      local made, reason = address(text)
      assert.is_nil(made, text)
      assert.is_nil(reason:find("marker", 1, true))
    end
  end)
end)
