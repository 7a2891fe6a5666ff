"""The pages: what people see of the service, over the calls of the API."""
