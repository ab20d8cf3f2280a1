"""Who owns what: declared rules in order, then the recorded history; for each charge its owners and the reasons why."""
