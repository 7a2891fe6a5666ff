"""Every engine on every family and scenario, at equal time, with what tells them apart."""
