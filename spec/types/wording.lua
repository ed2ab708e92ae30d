-- The words for the credentials, values and results of calls, in the types and on the site.
local wording = {}

wording.auth = {
  both = "app or app+user (an application alone, or with a signed-in user)",
  app = "app (an application alone)",
  ["app+user"] = "app+user (an application with a signed-in user)",
}
wording.short_auth = { both = "app or app+user", app = "app", ["app+user"] = "app+user" }
wording.unknown_auth = "app or app+user; no source says which"

--- The meaning of the kinds of query values that have more than a type.
wording.means = {
  date = "ISO 8601, or seconds as os.time counts", datetime = "ISO 8601, or seconds as os.time counts",
  odata = "made by `field`, or OData text",
}

local RESULT = {
  none = "`true`", exists = "`true` or `false`", boolean = "`true` or `false`",
  file = "the file's bytes or path",
  location = "the address of the work that has begun", text = "text", string = "text", integer = "a number",
  number = "a number", ["string[]"] = "an array of text",
}

-- "Upgrade" and "MPN" begin with a vowel's sound, "User" and "Unit" do not.
local function article(name)
  local is_you = name:match "^[Uu]ni" or not name:match "^[Uu][np]"
  local vowel = name:match "^[AEIOaeio]" or name:match "^Mpn" or not is_you
  return vowel and "an" or "a"
end

--- The result of a call; the name of its record stands between marks of code.
---@param row table
---@return string
function wording.gives(row)
  local gives = row.gives
  if row.page then return ("a listing of `%s`"):format(gives or "table") end
  if not gives then return "the decoded answer" end
  local item = gives:match("^(.*)%[%]$")
  if RESULT[gives] then return RESULT[gives] end
  return item and ("an array of `%s`"):format(item) or ("%s `%s`"):format(article(gives), gives)
end

--- Further facts of a call, one sentence each.
---@param row table
---@return string[]
function wording.notes(row)
  local notes = {}
  local function add(text, ...) notes[#notes + 1] = text:format(...) end
  if row.beta then add("Beta: the service may change it without notice.") end
  if row.polls then add("Polls until the service has finished.") end
  if row.attempt_timeout then
    add("An attempt may take %d s unless `attempt_timeout` is given.", row.attempt_timeout)
  end
  if row.needs_etag then add("Needs an ETag: the option `if_match`, or one in the body.") end
  if row.embedded then
    add("Errors in %s of a successful answer fail the call.", table.concat(row.embedded, ", "))
  end
  if row.deprecated then add("Deprecated. Use %s.", row.deprecated) end
  if row.retired then add("Retired; sends nothing. Use %s.", row.retired) end
  return notes
end

return wording
