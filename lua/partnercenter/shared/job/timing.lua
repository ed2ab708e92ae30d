--- The times of jobs, in seconds.
return {
  lease = 60, -- of an item, unless the option `lease` says so; renewed at a third
  source = 10, -- of the right to walk the items
  poll = 1, -- between two looks at an empty queue, at most
  soon = 0.05, -- the first time
  retry = 0.5, -- while Redis is away
  first = 5, -- how long a job waits for Redis before it has begun
}
