--- The version of the library; only rockspec/debian/changelog repeats it.
local version = "0.1.0"

return version
