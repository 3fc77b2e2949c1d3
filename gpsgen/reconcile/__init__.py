"""What has to change on disk: the plan held against the manifest and the tree."""
