--- Reads one request.
-- luacheck: read globals ngx
local request = {}

local function header_lines(version)
  if version < 2 then
    local lines = {}
    for line in ngx.req.raw_header(true):gmatch("[^\r\n]+") do lines[#lines + 1] = line end
    return lines
  end
  -- HTTP/2 has no header lines: rebuild them, sorted by name.
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

-- Returns the last value and all values by lower-case name.
local function parse_query(text)
  local query, all = {}, {}
  for name, value in pairs(ngx.decode_args(text or "", 0)) do
    local list = {}
    for _, one in ipairs(type(value) == "table" and value or { value }) do list[#list + 1] = tostring(one) end
    query[name:lower()], all[name:lower()] = list[#list], list
  end
  return query, all
end

--- Reads the request that nginx is answering.
---@return table request method, uri, path, query (lower-case names), all(name) (the values of a
--- repeated query name), header(name), headers (lines), body,
--- version, protocol, scheme, connection
function request.read()
  local uri = ngx.var.request_uri
  local path, arguments = uri:match("^([^?]*)%??(.*)$")
  local version = ngx.req.http_version()
  local fields = ngx.req.get_headers(0)
  local query, all = parse_query(arguments)
  return {
    method = ngx.req.get_method(), uri = uri, path = path, query = query,
    all = function(name) return all[name] or {} end,
    header = function(name)
      local value = fields[name]
      return type(value) == "table" and table.concat(value, ", ") or value
    end,
    headers = header_lines(version), body = read_body(), version = version,
    protocol = ngx.var.server_protocol, scheme = ngx.var.scheme, connection = tonumber(ngx.var.connection),
  }
end

return request
