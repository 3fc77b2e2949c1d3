"""Go made from specs by the tools that know how: ogen, each run cached."""
