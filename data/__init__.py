"""The way in: report files become rows of the ledger, and the ledger becomes snapshots."""
