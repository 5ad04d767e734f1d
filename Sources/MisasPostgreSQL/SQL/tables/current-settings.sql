-- As whom the transaction acts, and where it looks for names.
SELECT current_setting('role'), current_setting('search_path')
