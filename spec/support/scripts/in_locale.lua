-- Prints the library's numbers and names: lua in_locale.lua BEFORE AFTER, the locales before and after the
-- library is loaded.
local before, after = arg[1], arg[2]

local function enter(name) assert(os.setlocale(name) == name, "there is no locale " .. name) end

enter(before)
local fake = require "spec.support.fake.engine"
local world = fake.load()
local client, json, csv = world.client(), require "partnercenter.json", require "partnercenter.csv"
enter(after)

-- Lua's own text of a number follows the locale.
local function shown(value)
  if type(value) == "table" then return "table" end
  if type(value) ~= "number" then return tostring(value) end
  return value == 7.55 and "7.55" or ("%.0f e-6"):format(value * 1e6)
end

local function show(what, ...)
  local line = { what }
  for i = 1, select("#", ...) do line[#line + 1] = shown((select(i, ...))) end
  print(table.concat(line, " | "))
end

local TEXTS = {
  "[1,2,3]", '{"a":[10,25],"b":3}', "[1,[2,3],-4,5e1,6]", "7.55", "-0.5", "[1,2.5E-3,1e3]", "1.5e300",
  "1e999", "12345678901234.567", "[7.55", "7.", '{"a":7.55,"b":"7.55"} x',
  '["7.55",7.55,[],{},9007199254740993,null]', '{"a":[{"b":-1.25e-2,"c":null}],"d":{}}',
}
for _, text in ipairs(TEXTS) do
  local value, why = json.decode(text)
  if type(value) == "table" then
    show("decode " .. text, value[1] or value.a, json.encode(value))
  else
    show("decode " .. text, value, value == nil and type(why))
  end
end
for _, n in ipairs { 7.55, -0.5, 1 / 3, 1e-7, 12345678901234.567, 3, 1.5e300 } do
  show("encode", json.encode({ n = n }))
end

local function ask(answer, spec)
  world.answer(answer)
  spec.path = spec.path or "/v1/x"
  local got, err = client:request(spec)
  return got, err, world.sent[1] or {}
end

local FOUND = { status = 200, body = '{"price":7.55}', headers = "ms-requestid: abc\r\n" }
local answer, err, request = ask(FOUND, {
  path = "/v1/{n}", params = { n = 7.55 }, query = { a = 7.55, b = { c = -1.25 } },
  headers = { ["X-Price"] = 7.55 },
})
assert(answer, err)
show("request", request.path, request.headers[1], answer.body.price, answer.headers["MS-RequestId"],
  answer.headers["MS-REQUESTID"])
request = select(3, ask({ status = 200, body = "" }, { method = "delete", body = { price = 7.55 } }))
show("body", request.method, request.body)
answer, err, request = ask({ status = 200, body = "" }, { headers = { ["AUTHORIZATION"] = "x" } })
show("reserved", request.path, answer, err.message)
err = select(2, ask({
  status = 400, body = '{"code":2000,"description":"no","data":[7.55],"IsRetryable":false}',
  headers = "ms-requestid: abc\r\nMS-CORRELATIONID: def\r\nRetry-After: 3\r\n",
}, {}))
show("error", err.message, err.data[1], err.request_id, err.correlation_id, err.retry_after, err.retryable)
show("csv", (csv.line({ 7.55, -0.5, "7.55", 3 }):gsub("\r\n", "")))
world.answer({ status = 200, body = '"EDUCATION"' })
show("qualification", client:customer(fake.CUSTOMER):qualification())
