"""What a role sees, has read and is told on asking, and nothing else."""
