"""The parts of the check: runs gone through again, and each kind of statement worked out anew from them."""
