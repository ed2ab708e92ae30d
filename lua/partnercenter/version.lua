--- The version of the library; no other file repeats it.
local version = "0.1.0"

return version
