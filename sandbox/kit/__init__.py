"""What every page is made with: forms, dates, sentences, documents. It knows no domain."""
