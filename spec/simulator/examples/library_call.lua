-- Makes the request of a documented example through the public library, as a user would.
local json = require "partnercenter.simulator.json"
local partnercenter = require "partnercenter"
local unpack = rawget(_G, "unpack") or table.unpack -- luacheck: ignore 113 143

-- Values for the library: its own null and arrays.
local function own(value)
  if value == json.null then return partnercenter.null end
  if type(value) ~= "table" then return value end
  local made = {}
  for key, inner in pairs(value) do
    made[key] = own(inner)
  end
  return getmetatable(value) and partnercenter.array(made) or made
end

local function files_of(parts)
  local list = {}
  for index, part in ipairs(parts) do
    list[index] = {
      name = part.name, filename = part.filename, content_type = part.content_type,
      content = part.value and json.encode(part.value) or "bytes of the file",
    }
  end
  return list
end

local function body_of(example)
  local body = example.body
  if type(body) == "table" and body.multipart then return files_of(body.multipart) end
  return own(body)
end

-- The row spells the names of the query; the documentation is not of one mind.
local function spelled(row, name)
  for known in pairs(row.query or {}) do
    if known:lower() == name:lower() then return known end
  end
  return name
end

-- Numbers and booleans are text in a path.
local function typed(value)
  if value == "true" or value == "false" then return value == "true" end
  return type(value) == "string" and value:find("^%d+$") and #value < 6 and tonumber(value) or own(value)
end

-- Names that some pages show and the table of operations does not list.
local UNLISTED = { get_commercial_license_usage = "filter", list_availabilities = "targetView" }

local function query_of(example)
  local query = {}
  for name, value in pairs(example.query) do
    local walks = name:lower() == "seekoperation" -- a listing does
    if not walks and name ~= UNLISTED[example.row.name] then
      query[spelled(example.row, name)] = typed(value)
    end
  end
  return query
end

-- The items of the first page.
local function first_page(listing)
  local ok, page = pcall(function() return listing:pages()() end)
  if ok then return page or {} end
  return nil, page
end

local function header_options(example, options)
  for name, value in pairs(example.headers) do
    if name == "If-Match" then
      options.if_match = value
    elseif name:find("^X%-") then
      options.headers = options.headers or {}
      options.headers[name] = value
    end
  end
  if example.row.needs_etag and not options.if_match then options.if_match = "*" end
end

-- Arguments of one step, such as "customer(customer_id)"; `query` loses the values that are arguments.
local function arguments_of(names, example, query)
  local list, count = {}, 0
  for name in names:gmatch("[%w_]+") do
    count = count + 1
    if name == "query" then
      list[count] = query
    elseif name == "body" or name == "value" then
      list[count] = body_of(example)
    elseif example.params[name] then
      list[count] = example.params[name]
    else
      list[count], query[name] = query[name], nil
    end
  end
  return list, count
end

--- Calls the operation of an example on a client.
---@param client partnercenter.Client
---@param example table
---@return any result of a listing: the items of its first page
---@return table|nil err
return function(client, example)
  local query, steps = query_of(example), {}
  for name, names in example.row[1]:gmatch("([%l%d_]+)(%b())") do
    steps[#steps + 1] = { name = name, names = names }
  end
  local at, err = client, nil
  for index, step in ipairs(steps) do
    local list, count = arguments_of(step.names, example, query)
    if index == #steps then
      local options = {}
      for name, value in pairs(step.names:find("query", 1, true) and {} or query) do
        options[name] = value
      end
      header_options(example, options)
      count = count + 1
      list[count] = options
    end
    at, err = at[step.name](at, unpack(list, 1, count))
    if not at then return nil, err end
  end
  if example.row.page then return first_page(at) end
  return at, err
end
