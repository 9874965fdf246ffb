"""The commands of the writer's desk, a file each."""
