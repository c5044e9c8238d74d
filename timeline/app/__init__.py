"""The Streamlit pages: what stands where, and no rule about dates, people or events."""
