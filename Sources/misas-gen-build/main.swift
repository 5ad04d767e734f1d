print("misas-gen-build")
