-- Reads one request as it came.
-- luacheck: read globals ngx

local M = {}

local function header_lines(version)
  if version < 2 then
    local lines = {}
    for line in ngx.req.raw_header(true):gmatch("[^\r\n]+") do lines[#lines + 1] = line end
    return lines
  end
  -- HTTP/2 has no lines: they are rebuilt, sorted by name.
  local lines = {}
  for name, value in pairs(ngx.req.get_headers(0, true)) do
    for _, one in ipairs(type(value) == "table" and value or { value }) do
      lines[#lines + 1] = name .. ": " .. tostring(one)
    end
  end
  table.sort(lines)
  return lines
end

local function read_body()
  ngx.req.read_body()
  local body = ngx.req.get_body_data()
  local path = not body and ngx.req.get_body_file()
  if path then
    local file = assert(io.open(path, "rb"))
    body = file:read("*a")
    file:close()
  end
  return body or ""
end

local function parse_query(text)
  local query = {}
  for name, value in pairs(ngx.decode_args(text or "", 0)) do
    query[name:lower()] = type(value) == "table" and tostring(value[#value]) or tostring(value)
  end
  return query
end

---Reads the request that nginx is answering.
---@return table request method, uri, path, query (lower-case names), header(name), headers (lines), body,
---version, protocol, scheme, connection
function M.read()
  local uri = ngx.var.request_uri
  local path, arguments = uri:match("^([^?]*)%??(.*)$")
  local version = ngx.req.http_version()
  local fields = ngx.req.get_headers(0)
  return {
    method = ngx.req.get_method(), uri = uri, path = path, query = parse_query(arguments),
    header = function(name)
      local value = fields[name]
      return type(value) == "table" and table.concat(value, ", ") or value
    end,
    headers = header_lines(version), body = read_body(), version = version,
    protocol = ngx.var.server_protocol, scheme = ngx.var.scheme, connection = tonumber(ngx.var.connection),
  }
end

return M
