--- The exit status of each kind of failure.
local exit_status = {
  done = 0, failed = 1, usage = 2, not_found = 3, sign_in = 4, refused = 5, out_of_time = 6, network = 7,
  reader_left = 141,
}

local BY_KIND = {
  invalid_argument = "usage", unconfirmed = "failed",
  not_found = "not_found",
  config = "sign_in", auth = "sign_in", forbidden = "sign_in",
  conflict = "refused", precondition = "refused", validation = "refused", service = "refused",
  throttled = "out_of_time", timeout = "out_of_time",
  network = "network", tls = "network",
}

-- The library's kind for a path that cannot be written is `config`, which otherwise is about the sign-in.
local function is_about_a_file(err)
  return type(err) == "table" and err.kind == "config"
    and tostring(err.message):find("cannot be written", 1, true) ~= nil
end

--- The status for an error object of the library; any other failure is 1.
---@param err partnercenter.error
---@return integer
function exit_status.of(err)
  if is_about_a_file(err) then return exit_status.failed end
  return exit_status[BY_KIND[type(err) == "table" and err.kind] or "failed"]
end

return exit_status
