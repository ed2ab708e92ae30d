local multipart = require "partnercenter.call.request.multipart"

describe("multipart", function()
  it("puts files one after the other, byte for byte", function()
    local text, err, content_type = multipart.encode({
      { name = "a.pdf", content = "\0\r\n--", content_type = "application/pdf" },
      { name = "b", content = "" },
    })
    assert.is_nil(err)
    local boundary = content_type:match("boundary=(.+)$")
    assert.equal(("--%s\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.pdf\"\r\n"
      .. "Content-Type: application/pdf\r\n\r\n%s\r\n--%s\r\nContent-Disposition: form-data; name=\"files\"; "
      .. "filename=\"b\"\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--%s--\r\n")
      :format(boundary, "\0\r\n--", boundary, boundary), text)
  end)

  it("puts values beside files, as JSON", function()
    local text, err, content_type = multipart.encode({
      { field = "metadata", value = { currency = "CAD" } },
      { field = "pofiles", name = "po.pdf", content = "%PDF", content_type = "application/pdf" },
    })
    assert.is_nil(err)
    local boundary = content_type:match("boundary=(.+)$")
    assert.equal(("--%s\r\nContent-Disposition: form-data; name=\"metadata\"\r\n"
      .. "Content-Type: application/json\r\n\r\n{\"currency\":\"CAD\"}\r\n--%s\r\n"
      .. "Content-Disposition: form-data; name=\"pofiles\"; filename=\"po.pdf\"\r\n"
      .. "Content-Type: application/pdf\r\n\r\n%%PDF\r\n--%s--\r\n")
      :format(boundary, boundary, boundary), text)
  end)

  it("lets no name end its line", function()
    local text = multipart.encode({ { name = 'a"\r\nX: y', content = "" } })
    assert.truthy(text:find('filename="a%22%0D%0AX: y"\r\n', 1, true))
  end)

  it("refuses values that are not files", function()
    for _, files in ipairs({
      {}, { { name = "a" } }, { { content = "x" } }, { "x" },
      { { name = "a", content = "", content_type = "a\r\n" } }, { { value = 1 } },
      { { field = "a", value = 0 / 0 } }, { { field = "a\255", value = 1 } },
    }) do
      local text, err = multipart.encode(files)
      assert.is_nil(text)
      assert.equal("invalid_argument", err.kind)
    end
  end)
end)
