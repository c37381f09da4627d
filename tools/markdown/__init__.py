"""How a text of Markdown comes out here, compared with what others make of it (`make audit`)."""
